package cn.etown.kit.time;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;

/** A day from 2000 to 2999: what lies beyond is a slip of the pen, and far beyond it no database can hold it. */
@Documented
@Constraint(validatedBy = PlausibleDay.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlausibleDay {

    String message() default "{cn.etown.kit.time.PlausibleDay.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** No day at all is fine. */
    class Validator implements ConstraintValidator<PlausibleDay, LocalDate> {

        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            return day == null || day.getYear() >= 2000 && day.getYear() <= 2999;
        }
    }
}
