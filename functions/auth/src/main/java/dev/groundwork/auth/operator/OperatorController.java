package dev.groundwork.auth.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.groundwork.auth.account.AccountControl;
import dev.groundwork.auth.account.OperatedAccount;
import dev.groundwork.auth.activity.Origins;
import dev.groundwork.auth.profile.Bodies;
import dev.groundwork.http.Edge;
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

    private final AccountControl control;
    private final DisableAccount disableAccount;
    private final Problems problems;

    OperatorController(AccountControl control, DisableAccount disableAccount, Problems problems) {
        this.control = control;
        this.disableAccount = disableAccount;
        this.problems = problems;
    }

    @Serdeable
    record Disabling(@Nullable Boolean disabled) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Operated(@JsonUnwrapped Bodies.Me me, boolean disabled) {

        static Operated of(OperatedAccount account) {
            return new Operated(Bodies.Me.of(account.profile()), account.disabled());
        }
    }

    /** Reads an account. */
    @ApiResponse(
            responseCode = "200",
            description = "The account as its user sees it, and whether it is disabled.",
            content = @Content(schema = @Schema(implementation = Operated.class)))
    @Get("/{id}")
    HttpResponse<?> account(String id, HttpRequest<?> request) {
        return UserId.parse(id)
                .flatMap(control::find)
                .<HttpResponse<?>>map(account -> HttpResponse.ok(Operated.of(account)))
                .orElseGet(() -> unknown(request));
    }

    /** Closes an account to sign-ins and ends its sessions, or opens it again. */
    @ApiResponse(responseCode = "204", description = "It is so.", content = @Content)
    @Patch("/{id}")
    HttpResponse<?> disable(String id, @Body Disabling body, Edge edge, HttpRequest<?> request) {
        var fields = new Fields();
        var disabled = fields.required("/disabled", body.disabled(), Optional::of, "", "");
        fields.throwIfAny();
        return UserId.parse(id)
                        .filter(user -> disableAccount.set(user, disabled.orElseThrow(), Origins.of(edge)))
                        .isPresent()
                ? HttpResponse.noContent()
                : unknown(request);
    }

    private HttpResponse<?> unknown(HttpRequest<?> request) {
        return problems.response(request, Problem.of(ProblemCode.NOT_FOUND, "There is no such account."));
    }
}
