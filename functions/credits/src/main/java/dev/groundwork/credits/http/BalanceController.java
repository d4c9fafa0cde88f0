package dev.groundwork.credits.http;

import dev.groundwork.credits.port.RunningApps;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.CreditLedger;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What the caller has. */
@Controller("/api/credits/balance")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class BalanceController {

    private final CreditLedger ledger;
    private final RunningApps apps;
    private final Problems problems;

    BalanceController(CreditLedger ledger, RunningApps apps, Problems problems) {
        this.ledger = ledger;
        this.apps = apps;
        this.problems = problems;
    }

    /** Reads the balance. */
    @ApiResponse(
            responseCode = "200",
            description = "The balance, in whole credits.",
            content = @Content(schema = @Schema(implementation = CreditBodies.BalanceAnswer.class)))
    @Get
    HttpResponse<?> balance(Caller.User caller, HttpRequest<?> request) {
        return ledger.balance(caller.id())
                .<HttpResponse<?>>map(
                        balance -> HttpResponse.ok(CreditBodies.BalanceAnswer.of(balance, apps.count(caller.id()))))
                .orElseGet(() -> problems.response(
                        request, Problem.of(ProblemCode.NOT_FOUND, "This account has no credits any more.")));
    }
}
