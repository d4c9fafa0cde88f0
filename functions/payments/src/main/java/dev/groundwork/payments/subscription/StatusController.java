package dev.groundwork.payments.subscription;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Answers how the caller's subscription stands; Stripe is not asked. */
@Controller("/api/subscription/status")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class StatusController {

    private final SubscriptionReader subscriptions;

    StatusController(SubscriptionReader subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Read tier, status and what will change. */
    @ApiResponse(
            responseCode = "200",
            description = "The subscription; tier free and status none where there is none.",
            content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    @Get
    HttpResponse<?> status(Caller.User caller) {
        return HttpResponse.ok(
                SubscriptionResponse.of(subscriptions.of(caller.id()).view()));
    }
}
