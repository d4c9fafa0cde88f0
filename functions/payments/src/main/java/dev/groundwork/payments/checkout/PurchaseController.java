package dev.groundwork.payments.checkout;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.payments.checkout.Purchase.Session;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Sells packages of credits. */
@Controller("/api/credits/purchase")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class PurchaseController {

    private final StartPurchase startPurchase;

    PurchaseController(StartPurchase startPurchase) {
        this.startPurchase = startPurchase;
    }

    /**
     * A request to buy.
     *
     * @param packageId of the price list
     */
    record PurchaseBody(String packageId) {

        static PurchaseBody read(Members body) {
            return new PurchaseBody(body.required("packageId", TEXT).get());
        }
    }

    @Serdeable
    record CheckoutResponse(String sessionId, String checkoutUrl) {

        static CheckoutResponse of(Session session) {
            return new CheckoutResponse(session.id(), session.url());
        }
    }

    /** Open a page of Stripe's to pay a package at, once for each Idempotency-Key. The credits come when Stripe says that it is paid. */
    @ApiResponse(
            responseCode = "201",
            description = "The page is open, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = CheckoutResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = PurchaseBody.class)))
    @Post
    HttpResponse<?> purchase(JsonBody body, Caller.User caller, IdempotencyKey key) {
        var request = body.closed().read(PurchaseBody::read);
        return switch (startPurchase.start(caller.id(), request.packageId(), key)) {
            case StartPurchase.Outcome.Opened(var session) -> HttpResponse.created(CheckoutResponse.of(session));
            case StartPurchase.Outcome.Replayed(var session) ->
                Responses.replayed(HttpResponse.created(CheckoutResponse.of(session)));
            case StartPurchase.Outcome.UnknownPackage() ->
                Responses.problem(ProblemCode.PACKAGE_NOT_FOUND, "No package of this id is for sale.");
            case StartPurchase.Outcome.KeyReused() -> Responses.keyReused();
        };
    }
}
