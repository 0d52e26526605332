package cn.etown.kit.problem;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;

import java.util.Locale;

/** Says in both languages which constraint is violated, whatever language a request or this machine prefers. */
@Singleton
public class ViolationTexts {

    private final MessageInterpolator messages;

    ViolationTexts(ValidatorFactory validation) {
        messages = validation.getMessageInterpolator();
    }

    public Text of(ConstraintViolation<?> violation) {
        Context context = new Context(violation.getConstraintDescriptor(), violation.getInvalidValue());
        String template = violation.getMessageTemplate();
        return new Text(
                "不符合要求：" + messages.interpolate(template, context, Locale.SIMPLIFIED_CHINESE),
                messages.interpolate(template, context, Locale.ENGLISH));
    }

    private record Context(ConstraintDescriptor<?> constraint, Object value) implements MessageInterpolator.Context {

        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return constraint;
        }

        @Override
        public Object getValidatedValue() {
            return value;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new ValidationException("There is no " + type);
        }
    }
}
