package org.planledger.kernel.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.planledger.kernel.access.Role;

/// Who makes the requests of a test, or of all tests of a class, that do not say it themselves.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface As {
    String user();

    Role[] roles();

    /// What the token reaches: these regions alone.
    String[] regions() default {};

    /// These regions with all that lies in them.
    String[] regionsBelow() default {};

    String[] units() default {};
}
