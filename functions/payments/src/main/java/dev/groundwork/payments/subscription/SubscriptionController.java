package dev.groundwork.payments.subscription;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers how the caller's subscription stands. */
@Controller("/api/subscription")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SubscriptionController {

    private final SubscriptionReader subscriptions;

    SubscriptionController(SubscriptionReader subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Serdeable
    record PendingChange(String tier, String at) {}

    @Serdeable
    record SubscriptionResponse(
            String tier,
            String status,
            @Nullable String renewsAt,
            boolean cancelAtPeriodEnd,
            @Nullable PendingChange pendingChange) {

        static SubscriptionResponse of(Subscription subscription) {
            return new SubscriptionResponse(
                    subscription.tier().text(),
                    subscription.status().text(),
                    subscription.renewsAt().map(Instant::toString).orElse(null),
                    subscription.cancelAtPeriodEnd(),
                    subscription
                            .pendingChange()
                            .map(change -> new PendingChange(
                                    change.tier().text(), change.at().toString()))
                            .orElse(null));
        }
    }

    /** Read tier, status and what will change. */
    @ApiResponse(
            responseCode = "200",
            description = "The subscription; tier free and status none where there is none.",
            content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    @Get("/status")
    HttpResponse<?> status(Caller.User caller) {
        return HttpResponse.ok(SubscriptionResponse.of(subscriptions.of(caller.id())));
    }
}
