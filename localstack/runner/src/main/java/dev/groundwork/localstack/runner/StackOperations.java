package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.secrets.SecretsManager;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.control.ControlOperations;
import dev.groundwork.localstack.runner.events.ScheduleRun;
import dev.groundwork.localstack.runner.events.ScheduleState;
import dev.groundwork.localstack.runner.events.Schedules;
import dev.groundwork.localstack.runner.lambda.FunctionState;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The operations of the control API on a running stack. */
final class StackOperations implements ControlOperations {

    private final Map<String, Object> status;
    private final LocalStripe stripe;
    private final Supplier<Map<String, Object>> stripeStatus;
    private final AdjustableClock clock;
    private final Schedules schedules;
    private final EventSources background;
    private final FunctionHost functions;
    private final CloudServices cloud;
    private final Collection<Template.SecretResource> secrets;

    /**
     * @param status the members of the status that do not change
     * @param stripeStatus the member about Stripe, whose secret is rotated
     */
    StackOperations(
            Map<String, Object> status,
            LocalStripe stripe,
            Supplier<Map<String, Object>> stripeStatus,
            AdjustableClock clock,
            Schedules schedules,
            EventSources background,
            FunctionHost functions,
            CloudServices cloud,
            Collection<Template.SecretResource> secrets) {
        this.status = status;
        this.stripe = stripe;
        this.stripeStatus = stripeStatus;
        this.clock = clock;
        this.schedules = schedules;
        this.background = background;
        this.functions = functions;
        this.cloud = cloud;
        this.secrets = secrets;
    }

    @Override
    public Map<String, Object> status() {
        var now = new LinkedHashMap<>(status);
        now.put("stripe", stripeStatus.get());
        now.put("clock", clock.instant().toString());
        return now;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Duration offset() {
        return clock.offset();
    }

    @Override
    public Instant advance(Duration by) {
        return stripe.moving(() -> clock.advance(by));
    }

    @Override
    public Map<String, List<ScheduleRun>> lastRuns() {
        return schedules.lastRuns();
    }

    @Override
    public Map<String, ScheduleState> schedules() {
        return schedules.states();
    }

    @Override
    public Optional<InvocationResult> runSchedule(String name, Instant time) throws InterruptedException {
        return schedules.run(name, time);
    }

    @Override
    public void awaitQuiet() throws InterruptedException {
        background.awaitQuiet();
    }

    @Override
    public Map<String, FunctionState> functions() {
        var states = new LinkedHashMap<String, FunctionState>();
        functions.all().forEach(function -> states.put(function.id(), function.state()));
        return states;
    }

    @Override
    public boolean hasFunction(String id) {
        return functions.find(id).isPresent();
    }

    @Override
    public InvocationResult invoke(String function, byte[] event) throws InterruptedException {
        return functions.invoke(function, event);
    }

    @Override
    public Rotation rotate(String name) {
        var secret = secrets.stream()
                .filter(s -> s.rotation().isPresent() && s.name().endsWith("/" + name))
                .findFirst();
        if (secret.isEmpty()) {
            return new Rotation.Unknown();
        }
        try {
            cloud.secrets().rotate(secret.get().name());
            return new Rotation.Done();
        } catch (SecretsManager.RotationFailedException e) {
            return new Rotation.Failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String putEvent(String source, String detailType, String detail) {
        var request = JsonClient.object();
        request.putArray("Entries")
                .addObject()
                .put("Source", source)
                .put("DetailType", detailType)
                .put("Detail", detail);
        var entry = new JsonClient(cloud.events(), "AWSEvents")
                .call("PutEvents", request)
                .path("Entries")
                .path(0);
        if (!entry.has("EventId")) {
            throw new IllegalArgumentException(entry.path("ErrorMessage").asText());
        }
        return entry.path("EventId").asText();
    }
}
