package dev.groundwork.payments.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Roles;
import dev.groundwork.payments.domain.Subscription;
import dev.groundwork.payments.port.Subscriptions;
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

/** The caller's subscription. */
@Controller("/api/subscription")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SubscriptionController {

    private final Subscriptions subscriptions;

    SubscriptionController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Serdeable
    record PendingChange(String tier, String at) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SubscriptionStatus(
            String tier,
            String status,
            @Nullable String renewsAt,
            boolean cancelAtPeriodEnd,
            @Nullable PendingChange pendingChange) {

        static SubscriptionStatus of(Subscription subscription) {
            return new SubscriptionStatus(
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

    /** Reads tier, status and what will change. */
    @ApiResponse(
            responseCode = "200",
            description = "The subscription; tier free and status none where there is none.",
            content = @Content(schema = @Schema(implementation = SubscriptionStatus.class)))
    @Get("/status")
    HttpResponse<?> status(Caller.User caller) {
        return HttpResponse.ok(SubscriptionStatus.of(subscriptions.of(caller.id())));
    }
}
