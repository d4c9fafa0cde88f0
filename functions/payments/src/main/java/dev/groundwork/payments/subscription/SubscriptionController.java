package dev.groundwork.payments.subscription;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.NoMembers;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Ends the caller's subscription, and opens the customer portal. */
@Controller("/api/subscription")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SubscriptionController {

    private final CancelSubscription cancelSubscription;
    private final OpenPortal openPortal;

    SubscriptionController(CancelSubscription cancelSubscription, OpenPortal openPortal) {
        this.cancelSubscription = cancelSubscription;
        this.openPortal = openPortal;
    }

    @Serdeable
    record PortalResponse(String url) {}

    /** End the subscription with its period; what is paid stays until then. It may be repeated. */
    @ApiResponse(
            responseCode = "200",
            description = "The subscription ends with its period.",
            content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    @Post("/cancel")
    HttpResponse<?> cancel(JsonBody body, Caller.User caller) {
        body.readOptional(NoMembers::read);
        return switch (cancelSubscription.cancel(caller.id())) {
            case CancelSubscription.Outcome.Accepted(var subscription) ->
                HttpResponse.ok(SubscriptionResponse.of(subscription));
            case CancelSubscription.Outcome.NoSubscription() -> none();
            case CancelSubscription.Outcome.InProgress() -> Responses.requestInProgress();
        };
    }

    static HttpResponse<?> none() {
        return Responses.problem(ProblemCode.NO_SUBSCRIPTION, "There is no subscription that could be ended.");
    }

    /** Open Stripe's customer portal: invoices, receipts and the card. The address is good for minutes. */
    @ApiResponse(
            responseCode = "200",
            description = "The portal is open.",
            content = @Content(schema = @Schema(implementation = PortalResponse.class)))
    @Post("/portal")
    HttpResponse<?> portal(JsonBody body, Caller.User caller) {
        body.readOptional(NoMembers::read);
        return HttpResponse.ok(new PortalResponse(openPortal.open(caller.id())));
    }
}
