package cn.etown.kit.http;

import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooLarge;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Holds the body of every operation to {@code etown.http.body-limit}, but of those that {@link CarriesContent}: by its
 * declared length before anything is read, and by counting where no length was declared.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyLimit implements ReaderInterceptor {

    private final long limit;

    @Context
    ResourceInfo resource;

    BodyLimit(@ConfigProperty(name = "etown.http.body-limit") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter
    public void refuseByLength(ContainerRequestContext request, ResourceInfo target) {
        if (!carriesContent(target) && declaredLength(request) > limit) {
            throw tooLarge();
        }
    }

    /** 0 where none was declared. Not {@code getLength}, which is an int; what is no number HTTP itself has refused. */
    private static long declaredLength(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!carriesContent(resource)) {
            context.setInputStream(new Counted(context.getInputStream()));
        }
        return context.proceed();
    }

    private static boolean carriesContent(ResourceInfo target) {
        return target.getResourceMethod() != null
                && target.getResourceMethod().isAnnotationPresent(CarriesContent.class);
    }

    private TooLarge tooLarge() {
        return new TooLarge(
                "too-large",
                new Text(
                        "请求体不得超过 " + limit + " 字节", "The body of this operation may have at most " + limit + " bytes"));
    }

    private final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        /** Closing a body reads what is left of it, which may have no end. */
        @Override
        public void close() throws IOException {
            if (count <= limit) {
                super.close();
            }
        }

        private void count(int read) {
            count += read;
            if (count > limit) {
                throw tooLarge();
            }
        }
    }
}
