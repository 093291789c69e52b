package org.planledger.report.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.JsonFaults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.attainment.Attainment;
import org.planledger.report.attainment.Circumstances;
import org.planledger.report.attainment.Thresholds;

/// Computes trial calculations. They are the one thing here that computes for long, so they have threads of
/// their own: virtual threads are not taken from the processor while they compute, and everybody else would
/// wait. A body is received before, by the request's own thread, so that nobody waits for a sender but the
/// sender.
@ApplicationScoped
class Evaluations {
    static final int MOST_WAITING = 16;
    static final int MOST_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final ObjectMapper json;
    private final EvaluationCheck check;
    private final Counter computed;
    private final ExecutorService processors;
    private final Bodies bodies = new Bodies();

    Evaluations(ObjectMapper json, EvaluationCheck check, MeterRegistry meters) {
        this.json = json;
        this.check = check;
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "evaluation")
                .register(meters);
        this.processors = new ThreadPoolExecutor(
                MOST_AT_ONCE,
                MOST_AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("evaluation-", 1).factory());
    }

    @PreDestroy
    void stop() {
        processors.shutdown();
    }

    /// @throws Failure with every fault of the request; or when too many calculations are waiting
    /// @throws IOException when the body cannot be received or is not UTF-8
    EvaluationAnswer evaluate(InputStream body) throws IOException, InterruptedException {
        try (ReceivedBody received = bodies.receive(body)) {
            return processors.submit(() -> compute(read(received))).get();
        } catch (RejectedExecutionException full) {
            throw tooMany();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failure failure) {
                throw failure;
            }
            if (failed.getCause() instanceof JsonProcessingException unreadable) {
                throw JsonFaults.failureOf(unreadable);
            }
            throw new IllegalStateException("a trial calculation failed", failed.getCause());
        }
    }

    static Failure tooMany() {
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of("试算任务已满，请稍后重试", "too many trial calculations are waiting; try again later"));
    }

    /// The body is parsed in turn, too: as objects, many large ones at once would not fit into memory.
    private EvaluationRequest read(ReceivedBody body) throws IOException {
        if (body.isEmpty()) {
            throw Failure.missingBody();
        }
        EvaluationRequest request = json.readValue(body.content(), EvaluationRequest.class);
        if (request == null) {
            throw Failure.missingBody();
        }
        return request;
    }

    private EvaluationAnswer compute(EvaluationRequest request) {
        Trial trial = check.trialOf(request);
        Thresholds thresholds = request.thresholds().thresholds();
        EvaluationAnswer answer = new EvaluationAnswer(request.targets().stream()
                .map(target -> TargetResult.of(
                        Attainment.evaluate(
                                trial.target(target),
                                trial.observations(),
                                new Circumstances(request.asOf(), request.planInForce(), thresholds, target.overdue())),
                        null,
                        null))
                .toList());
        computed.increment(answer.results().size());
        return answer;
    }
}
