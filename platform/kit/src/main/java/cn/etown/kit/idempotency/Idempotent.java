package cn.etown.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a creating {@code POST} safe to repeat: under the same {@code Idempotency-Key} of the same caller the first answer
 * is given again for 24 hours, and nothing is created twice.
 *
 * <p>Stands on a resource method that returns {@code Uni<RestResponse<T>>} and whose use case works in Hibernate
 * Reactive. Key, hash of the request and answer are stored in the use case's own transaction.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
