package dev.groundwork.payments.webhook;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;
import static dev.groundwork.json.JsonBody.JsonType.WHOLE_NUMBER;

import com.google.gson.JsonParseException;
import com.stripe.model.Event;
import com.stripe.net.ApiResource;
import dev.groundwork.http.RawBody;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes Stripe's events. */
@Controller("/api/credits/webhook")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class WebhookController {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final SignedEvents signedEvents;
    private final ApplyEvent applyEvent;

    WebhookController(SignedEvents signedEvents, ApplyEvent applyEvent) {
        this.signedEvents = signedEvents;
        this.applyEvent = applyEvent;
    }

    @Serdeable
    record ReceivedResponse(String outcome) {}

    /** Take an event of Stripe, signed with the secret of the webhook. Answered when its effect is durable. */
    @ApiResponse(
            responseCode = "200",
            description = "The outcome: applied, ignored, or parked where it is ours and cannot be applied.",
            content = @Content(schema = @Schema(implementation = ReceivedResponse.class)))
    @Post
    HttpResponse<?> receive(RawBody body, @Header("Stripe-Signature") @Nullable String signature) {
        var text = body.text().orElse("");
        if (signature == null || !signedEvents.verify(text, signature)) {
            return Responses.problem(
                    ProblemCode.INVALID_SIGNATURE, "This event is not signed by Stripe, or was signed too long ago.");
        }
        var outcome = applyEvent.apply(event(text));
        return outcome == ApplyEvent.Outcome.BUSY
                ? Responses.problem(Problem.of(
                                ProblemCode.TEMPORARILY_UNAVAILABLE,
                                "Others change this account at the same time. Send the event again.")
                        .retryAfter(WAIT))
                : HttpResponse.ok(new ReceivedResponse(outcome.text()));
    }

    /** Reads the event strictly first, as every body, then by Stripe's library. */
    private static Event event(String text) {
        JsonBody.of(text).read(body -> {
            var id = body.required("id", TEXT);
            body.required("type", TEXT);
            body.required("created", WHOLE_NUMBER);
            body.object("data", data -> data.object("object", object -> object.has("id")));
            return id.get();
        });
        try {
            return ApiResource.GSON.fromJson(text, Event.class);
        } catch (JsonParseException e) {
            throw new IllegalStateException("an event that is signed is none", e);
        }
    }
}
