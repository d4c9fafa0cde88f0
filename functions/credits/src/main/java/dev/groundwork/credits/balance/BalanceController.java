package dev.groundwork.credits.balance;

import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.runtime.AtOnce;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers what the caller has: once the session is known to live, the balance and the running apps are read at the same time. */
@Controller("/api/credits/balance")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class BalanceController {

    private final LedgerReader ledger;
    private final RunningAppsReader apps;

    BalanceController(LedgerReader ledger, RunningAppsReader apps) {
        this.ledger = ledger;
        this.apps = apps;
    }

    /** Read the balance. */
    @ApiResponse(
            responseCode = "200",
            description = "The balance, in whole credits.",
            content = @Content(schema = @Schema(implementation = BalanceResponse.class)))
    @Get
    HttpResponse<?> balance(Caller.User caller) {
        return AtOnce.both(() -> ledger.balance(caller.id()), () -> apps.count(caller.id()), BalanceController::answer);
    }

    private static HttpResponse<?> answer(Optional<Balance> balance, OptionalInt runningApps) {
        return balance.<HttpResponse<?>>map(found -> HttpResponse.ok(BalanceResponse.of(found, runningApps)))
                .orElseGet(Responses::noCredits);
    }
}
