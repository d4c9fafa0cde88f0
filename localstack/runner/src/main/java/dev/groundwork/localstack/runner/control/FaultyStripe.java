package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import dev.groundwork.localstack.stripe.StripeStandIn;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Injects {@link Faults} into the calls of Stripe's API. Their operation is named by method and path, with {@code {id}} for ids. A call says
 * nothing of the function that makes it: it is the function of payments that is killed.
 */
public final class FaultyStripe implements StripeStandIn.Filter {

    private static final String CALLER = "Payments";
    private static final String ID = "/[a-z_]+_[A-Za-z0-9]{14,}";
    private static final Set<Faults.Kind> EARLY =
            Set.of(Faults.Kind.BEFORE, Faults.Kind.THROTTLE, Faults.Kind.CONFLICT, Faults.Kind.LATENCY);
    private static final Set<Faults.Kind> LATE = Set.of(Faults.Kind.AFTER);
    private static final int BAD_REQUEST = 400;

    private final Faults faults;
    private final FaultyCalls.Kill kill;

    public FaultyStripe(Faults faults, FaultyCalls.Kill kill) {
        this.faults = faults;
        this.kill = kill;
    }

    @Override
    public Optional<HttpResponse> answer(HttpRequest request, Supplier<Optional<HttpResponse>> api)
            throws InterruptedException {
        var call = call(request);
        var early = faults.hit(call, EARLY);
        if (early.isEmpty()) {
            return answered(call, api);
        }
        return switch (early.get().kind()) {
            case BEFORE, AFTER -> killed();
            case THROTTLE -> Optional.of(refusal(429, "rate_limit", "Request rate limit exceeded."));
            case CONFLICT ->
                Optional.of(refusal(
                        409,
                        "lock_timeout",
                        "This object cannot be accessed right now because another API request or Stripe process is"
                                + " currently accessing it."));
            case LATENCY -> {
                TimeUnit.NANOSECONDS.sleep(early.get().latency().toNanos());
                yield answered(call, api);
            }
        };
    }

    private static CloudCall call(HttpRequest request) {
        var operation = request.method() + " " + request.path().replaceAll(ID, "/{id}");
        var cloud = new CloudRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers().byName(),
                request.body(),
                CALLER);
        return new CloudCall("stripe", operation, CALLER, "", cloud);
    }

    private Optional<HttpResponse> answered(CloudCall call, Supplier<Optional<HttpResponse>> api)
            throws InterruptedException {
        var answer = api.get();
        var isCommitted = answer.filter(a -> a.status() < BAD_REQUEST).isPresent();
        return isCommitted && faults.hit(call, LATE).isPresent() ? killed() : answer;
    }

    private Optional<HttpResponse> killed() throws InterruptedException {
        kill.process(CALLER);
        return Optional.empty();
    }

    private static HttpResponse refusal(int status, String code, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("type", "invalid_request_error")
                .put("code", code)
                .put("message", message);
        return HttpResponse.json(status, body.toString());
    }
}
