package dev.groundwork.auth.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.groundwork.auth.account.AccountState;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.profile.Me;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Other people's accounts, for a service with the scope {@code accounts:operate}. */
@Controller("/api/auth/users")
@Consumes(MediaType.ALL)
@Secured("accounts:operate")
final class OperatorController {

    private final OperatedAccounts accounts;
    private final DisableAccount disableAccount;
    private final Problems problems;

    OperatorController(OperatedAccounts accounts, DisableAccount disableAccount, Problems problems) {
        this.accounts = accounts;
        this.disableAccount = disableAccount;
        this.problems = problems;
    }

    @Serdeable
    record Disabling(@Nullable Boolean disabled) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
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
    HttpResponse<?> account(String id, HttpRequest<?> request) {
        return UserId.parse(id)
                .flatMap(accounts::find)
                .<HttpResponse<?>>map(account -> HttpResponse.ok(Operated.of(account)))
                .orElseGet(() -> unknown(request));
    }

    /** Close a user's account to sign-ins and end its sessions, or open it again. */
    @ApiResponse(responseCode = "204", description = "It is so.", content = @Content)
    @Patch("/{id}")
    HttpResponse<?> disable(String id, @Body Disabling body, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var disabled = fields.required("/disabled", body.disabled(), Optional::of, "", "");
        fields.throwIfAny();
        return UserId.parse(id)
                        .filter(user -> disableAccount.set(user, disabled.orElseThrow(), origin))
                        .isPresent()
                ? HttpResponse.noContent()
                : unknown(request);
    }

    private HttpResponse<?> unknown(HttpRequest<?> request) {
        return problems.response(request, Problem.of(ProblemCode.NOT_FOUND, "There is no such account."));
    }
}
