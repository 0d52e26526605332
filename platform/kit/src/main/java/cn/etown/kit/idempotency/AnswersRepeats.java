package cn.etown.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a repeat of a creating {@code POST} its first answer before any work is done, so that it does not depend on who is
 * asked for that work.
 *
 * <p>Stands on a resource method that asks neighbours, for which no transaction may be open, and hands what it made to an
 * {@link Idempotent} method. Both return the same type, and their parameters must be the same as JSON: by that a request is
 * known again.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswersRepeats {}
