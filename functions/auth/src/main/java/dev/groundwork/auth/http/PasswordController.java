package dev.groundwork.auth.http;

import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.usecase.ForgotPassword;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Fields;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/** Back into an account without its password: ask for a link, then set a new one. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PasswordController {

    private final ForgotPassword forgotPassword;

    PasswordController(ForgotPassword forgotPassword) {
        this.forgotPassword = forgotPassword;
    }

    /** Asks for a link that sets a new password. The answer is the same whether the address has an account, and when it is no address. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way if the address has an account.",
            content = @Content(schema = @Schema(implementation = Bodies.Status.class)))
    @Post("/forgot-password")
    HttpResponse<?> forgot(@Body Bodies.Forgot body, Edge edge) {
        var fields = new Fields();
        var email = fields.required("/email", body.email(), Optional::of, "", "");
        fields.throwIfAny();
        forgotPassword.request(email.flatMap(EmailAddress::parse), Origins.of(edge));
        return HttpResponse.accepted().body(new Bodies.Status("check_email"));
    }
}
