package org.planledger.report.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.planledger.kernel.period.Period;

/// A moment that has come already: nobody can tell what will be known.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Come.Before.class)
public @interface Come {
    String message() default
            "不晚于现在的时刻（" + Period.FIRST_YEAR + " 年起） | a moment that is not in the future, since " + Period.FIRST_YEAR;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Public for the framework.
    @ApplicationScoped
    class Before implements ConstraintValidator<Come, OffsetDateTime> {
        private final Clock clock;

        Before(Clock clock) {
            this.clock = clock;
        }

        @Override
        public boolean isValid(OffsetDateTime moment, ConstraintValidatorContext context) {
            return moment == null
                    || (moment.getYear() >= Period.FIRST_YEAR
                            && !moment.toInstant().isAfter(clock.instant()));
        }
    }
}
