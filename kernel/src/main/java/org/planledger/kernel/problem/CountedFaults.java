package org.planledger.kernel.problem;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import java.util.Locale;
import java.util.function.Supplier;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/// Ends the validation of a request that has more faults than anybody corrects one by one: each takes memory and time
/// until all are told. Bean Validation says nothing of a fault before it asks for its words, so here they are counted.
@ApplicationScoped
public class CountedFaults implements MessageInterpolator {
    static final int MOST = 10_000;

    private static final String FAULTS = "counted-faults";

    /// The faults of a validation on another thread than that of its request.
    private static final ThreadLocal<int[]> OWN = new ThreadLocal<>();

    private final MessageInterpolator words = new ParameterMessageInterpolator();
    private final CurrentVertxRequest current;

    CountedFaults(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public String interpolate(String template, Context context) {
        count();
        return words.interpolate(template, context);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        count();
        return words.interpolate(template, context, locale);
    }

    /// Counts the faults of a validation that is not done on the thread of its request.
    public static <T> T counted(Supplier<T> validation) {
        OWN.set(new int[1]);
        try {
            return validation.get();
        } finally {
            OWN.remove();
        }
    }

    private void count() {
        int[] own = OWN.get();
        if (own != null) {
            own[0]++;
            require(own[0]);
            return;
        }
        RoutingContext exchange = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        if (exchange != null) {
            int faults = exchange.get(FAULTS, 0) + 1;
            exchange.put(FAULTS, faults);
            require(faults);
        }
    }

    private static void require(int faults) {
        if (faults > MOST) {
            throw new ValidationException(tooMany());
        }
    }

    static Failure tooMany() {
        return Failure.invalid(Violation.of(
                null,
                "too-many-faults",
                Text.of("有超过 %d 处需要改正，未逐一列出", "there are more than %d faults, which are not listed", MOST),
                Text.of("先检查一项的写法，再发送全部", "check how one item is written before all are sent")));
    }
}
