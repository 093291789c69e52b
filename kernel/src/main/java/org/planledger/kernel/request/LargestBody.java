package org.planledger.kernel.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says of an operation how large its body may be, where that is less than usual ([BodyLimit]): what is stored by it is
/// read again as a whole.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LargestBody {
    int megabytes();
}
