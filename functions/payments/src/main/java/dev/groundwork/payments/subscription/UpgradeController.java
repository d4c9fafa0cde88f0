package dev.groundwork.payments.subscription;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.payments.subscription.Subscription.Tier;
import dev.groundwork.payments.subscription.UpgradeRequest.Answer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Changes the caller's tier. */
@Controller("/api/subscription/upgrade")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class UpgradeController {

    private final UpgradeSubscription upgradeSubscription;

    UpgradeController(UpgradeSubscription upgradeSubscription) {
        this.upgradeSubscription = upgradeSubscription;
    }

    /**
     * A request to change the tier.
     *
     * @param tier free, starter or pro
     */
    record UpgradeBody(String tier) {

        static Tier read(Members body) {
            return body.required("tier", TEXT, Tier::parse, "unknown_tier", "There is no such tier.")
                    .get();
        }
    }

    @Serdeable
    record CheckoutResponse(String sessionId, String checkoutUrl) {}

    /**
     * Change the tier, once for each Idempotency-Key. From the free tier: a page of Stripe's to pay at. From a paid one: a higher tier is paid now and
     * begins a new period; a lower one comes at the end of the period, and free ends the subscription then; the current one takes back what was to change.
     */
    @ApiResponse(
            responseCode = "201",
            description = "From the free tier: the page is open.",
            content = @Content(schema = @Schema(implementation = CheckoutResponse.class)))
    @ApiResponse(
            responseCode = "202",
            description = "From a paid tier: accepted, and this is how the subscription stands.",
            content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = UpgradeBody.class)))
    @Post
    HttpResponse<?> upgrade(JsonBody body, Caller.User caller, IdempotencyKey key) {
        var tier = body.closed().read(UpgradeBody::read);
        return switch (upgradeSubscription.upgrade(caller.id(), tier, key)) {
            case UpgradeSubscription.Outcome.Answered(var answer) -> response(answer);
            case UpgradeSubscription.Outcome.Replayed(var answer) -> Responses.replayed(response(answer));
            case UpgradeSubscription.Outcome.NoSubscription() -> SubscriptionController.none();
            case UpgradeSubscription.Outcome.KeyReused() -> Responses.keyReused();
            case UpgradeSubscription.Outcome.InProgress() -> Responses.requestInProgress();
        };
    }

    private static MutableHttpResponse<Object> response(Answer answer) {
        return switch (answer) {
            case Answer.Opened(var page) -> created(new CheckoutResponse(page.id(), page.url()));
            case Answer.Accepted(var subscription) -> accepted(SubscriptionResponse.of(subscription));
            case Answer.Declined() ->
                Responses.problem(
                        ProblemCode.PAYMENT_DECLINED,
                        "The bank refused the payment. Nothing has changed; try again with another card and a new key.");
        };
    }

    private static MutableHttpResponse<Object> created(Object body) {
        return HttpResponse.created(body);
    }

    private static MutableHttpResponse<Object> accepted(Object body) {
        MutableHttpResponse<Object> response = HttpResponse.accepted();
        return response.body(body);
    }
}
