package org.planledger.report.standing;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.YearMonth;
import org.planledger.kernel.period.Period;

/// A month that figures can be of.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Month.InRange.class)
public @interface Month {
    String message() default
            Period.FIRST_YEAR + "-01 至 " + Period.LAST_YEAR + "-12 | " + Period.FIRST_YEAR + "-01 to "
                    + Period.LAST_YEAR + "-12";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Public for the framework.
    class InRange implements ConstraintValidator<Month, YearMonth> {
        @Override
        public boolean isValid(YearMonth month, ConstraintValidatorContext context) {
            return month == null || (month.getYear() >= Period.FIRST_YEAR && month.getYear() <= Period.LAST_YEAR);
        }
    }
}
