package cn.etown.kit.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers a repeated creation before its work begins; see {@link AnswersRepeats}. */
@AnswersRepeats
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RepeatInterceptor {

    private final KeyedRequests requests;
    private final Answers answers;

    RepeatInterceptor(KeyedRequests requests, Answers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    @AroundInvoke
    Object answerRepeat(InvocationContext invocation) throws Exception {
        var keyed = requests.find(invocation);
        return keyed.isEmpty() ? invocation.proceed() : answerRepeat(keyed.get(), invocation);
    }

    private Uni<RestResponse<?>> answerRepeat(KeyedRequest request, InvocationContext invocation) {
        return Panache.withTransaction(() -> answers.find(request))
                .chain(known -> known.map(answer -> Uni.createFrom().<RestResponse<?>>item(answer))
                        .orElseGet(() -> KeyedRequests.proceed(invocation)));
    }
}
