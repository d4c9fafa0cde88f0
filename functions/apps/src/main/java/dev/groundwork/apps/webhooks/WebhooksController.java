package dev.groundwork.apps.webhooks;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.notification.RecheckApp;
import dev.groundwork.http.BodyRule;
import dev.groundwork.http.RawBody;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
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
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes notifications of hosting providers. A notification is a reason to read an app again; what it says is not believed. The sender is verified before
 * anything of the body is read, its media type too.
 */
@Controller("/api/apps/webhooks")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class WebhooksController {

    private final VerifySender verifySender;
    private final RecheckApp recheckApp;

    WebhooksController(VerifySender verifySender, RecheckApp recheckApp) {
        this.verifySender = verifySender;
        this.recheckApp = recheckApp;
    }

    /**
     * The outcome of a notification, as an answer.
     *
     * @param outcome enqueued, or ignored where it is repeated or of no service of ours
     */
    @Serdeable
    record NotifiedResponse(String outcome) {}

    /** Take a notification of Railway; the secret is the last part of the path. */
    @ApiResponse(
            responseCode = "200",
            description = "It is enqueued or ignored.",
            content = @Content(schema = @Schema(implementation = NotifiedResponse.class)))
    @Post("/railway/{token}")
    @BodyRule(types = MediaType.ALL)
    HttpResponse<?> railway(String token, RawBody body) {
        if (!verifySender.isRailway(token)) {
            return Responses.notFound();
        }
        var text = body.text().orElse("");
        return answer(ProviderName.RAILWAY, text, text, Notification::railway);
    }

    /** Take a notification of Render, signed by Standard Webhooks. */
    @ApiResponse(
            responseCode = "200",
            description = "It is enqueued or ignored.",
            content = @Content(schema = @Schema(implementation = NotifiedResponse.class)))
    @Post("/render")
    @BodyRule(types = MediaType.ALL)
    HttpResponse<?> render(
            RawBody body,
            @Header("webhook-id") @Nullable String id,
            @Header("webhook-timestamp") @Nullable String timestamp,
            @Header("webhook-signature") @Nullable String signature) {
        var text = body.text();
        return text.isEmpty()
                        || id == null
                        || timestamp == null
                        || signature == null
                        || !verifySender.isRender(text.get(), id, timestamp, signature)
                ? unsigned("Render")
                : answer(ProviderName.RENDER, text.get(), id, Notification::render);
    }

    /** Take a notification of Vercel, signed with the secret of its webhook. */
    @ApiResponse(
            responseCode = "200",
            description = "It is enqueued or ignored.",
            content = @Content(schema = @Schema(implementation = NotifiedResponse.class)))
    @Post("/vercel")
    @BodyRule(types = MediaType.ALL)
    HttpResponse<?> vercel(RawBody body, @Header("x-vercel-signature") @Nullable String signature) {
        var text = body.text();
        return text.isEmpty() || signature == null || !verifySender.isVercel(text.get(), signature)
                ? unsigned("Vercel")
                : answer(ProviderName.VERCEL, text.get(), text.get(), Notification::vercel);
    }

    /** A notification without an id of its own is the same as another when its body is. */
    private HttpResponse<?> answer(
            ProviderName provider, String body, String fallbackId, Function<Members, Notification> read) {
        var notification = JsonBody.of(body).read(read);
        var id = notification.id().orElse(fallbackId);
        var outcome = notification
                .service()
                .map(service -> recheckApp.recheck(provider, id, service))
                .orElse(RecheckApp.Outcome.IGNORED);
        return HttpResponse.ok(new NotifiedResponse(outcome.name().toLowerCase(Locale.ROOT)));
    }

    private static HttpResponse<?> unsigned(String provider) {
        return Responses.problem(
                ProblemCode.UNAUTHENTICATED, "This is not signed by " + provider + ", or was signed too long ago.");
    }
}
