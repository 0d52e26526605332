package cn.etown.kit.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers a repeated creation with the first answer; see {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotencyInterceptor {

    private final KeyedRequests requests;
    private final Answers answers;

    IdempotencyInterceptor(KeyedRequests requests, Answers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    @AroundInvoke
    Object answerOnce(InvocationContext invocation) throws Exception {
        var keyed = requests.find(invocation);
        return keyed.isEmpty() ? invocation.proceed() : answerOnce(keyed.get(), invocation);
    }

    private Uni<RestResponse<?>> answerOnce(KeyedRequest request, InvocationContext invocation) {
        return Panache.withTransaction(() -> answers.lock(request)
                .chain(() -> answers.find(request))
                .chain(known -> known.map(answer -> Uni.createFrom().<RestResponse<?>>item(answer))
                        .orElseGet(() ->
                                KeyedRequests.proceed(invocation).call(answer -> answers.keep(request, answer)))));
    }
}
