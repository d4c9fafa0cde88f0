package dev.groundwork.auth.operator;

import static dev.groundwork.json.JsonBody.JsonType.FLAG;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.profile.Me;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.UserId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Other people's accounts, for a service with the scope {@code accounts:operate}. */
@Controller("/api/auth/users")
@Consumes(MediaType.ALL)
@Secured("accounts:operate")
final class OperatorController {

    private final OperatedAccountReader accounts;
    private final DisableAccount disableAccount;

    OperatorController(OperatedAccountReader accounts, DisableAccount disableAccount) {
        this.accounts = accounts;
        this.disableAccount = disableAccount;
    }

    /** A request to close an account to sign-ins, or to open it. */
    record Disabling(boolean disabled) {

        static Disabling read(Members body) {
            return new Disabling(body.required("disabled", FLAG).get());
        }
    }

    @Serdeable
    record Operated(@JsonUnwrapped Me me, boolean disabled) {

        static Operated of(AccountState account) {
            return new Operated(Me.of(account.profile()), account.disabled());
        }
    }

    /** Read a user's account. */
    @ApiResponse(
            responseCode = "200",
            description = "The account as its user sees it, and whether it is disabled.",
            content = @Content(schema = @Schema(implementation = Operated.class)))
    @Get("/{id}")
    HttpResponse<?> account(String id) {
        return UserId.parse(id)
                .flatMap(accounts::find)
                .<HttpResponse<?>>map(account -> HttpResponse.ok(Operated.of(account)))
                .orElseGet(OperatorController::unknown);
    }

    /** Close a user's account to sign-ins and end its sessions, or open it again. */
    @ApiResponse(responseCode = "204", description = "It is so.", content = @Content)
    @RequestBody(content = @Content(schema = @Schema(implementation = Disabling.class)))
    @Patch("/{id}")
    HttpResponse<?> disable(String id, JsonBody body, Edge origin) {
        var request = body.read(Disabling::read);
        return UserId.parse(id)
                        .filter(user -> disableAccount.set(user, request.disabled(), origin))
                        .isPresent()
                ? HttpResponse.noContent()
                : unknown();
    }

    private static HttpResponse<?> unknown() {
        return Responses.notFound("There is no such account.");
    }
}
