package dev.groundwork.credits.http;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Settings;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsOutcome;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the caller has chosen about credits. */
@Controller("/api/credits/settings")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SettingsController {

    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private final CreditLedger ledger;
    private final Problems problems;

    SettingsController(CreditLedger ledger, Problems problems) {
        this.ledger = ledger;
        this.problems = problems;
    }

    @Serdeable
    record GivenSettings(
            @Nullable Long lowBalanceThreshold, @Nullable Boolean lowBalanceMail) {}

    @Serdeable
    record CreditSettings(long lowBalanceThreshold, boolean lowBalanceMail) {

        static CreditSettings of(Settings settings) {
            return new CreditSettings(settings.lowBalanceThreshold().amount(), settings.lowBalanceMail());
        }
    }

    /** Changes settings; members that are left out keep their value. */
    @ApiResponse(
            responseCode = "200",
            description = "All settings as they are now.",
            content = @Content(schema = @Schema(implementation = CreditSettings.class)))
    @Put
    HttpResponse<?> change(@Body GivenSettings body, Caller.User caller, HttpRequest<?> request) {
        var fields = new Fields();
        var threshold = body.lowBalanceThreshold() == null
                ? Optional.<Credits>empty()
                : fields.required(
                        "/lowBalanceThreshold",
                        body.lowBalanceThreshold(),
                        SettingsController::threshold,
                        "invalid_threshold",
                        "0 to 1000000.");
        fields.throwIfAny();
        var change = new SettingsChange(threshold, Optional.ofNullable(body.lowBalanceMail()));
        return switch (ledger.change(caller.id(), change)) {
            case SettingsOutcome.Changed(Settings settings) -> HttpResponse.ok(CreditSettings.of(settings));
            case SettingsOutcome.UnknownUser() ->
                problems.response(request, Problem.of(ProblemCode.NOT_FOUND, "This account has no credits any more."));
            case SettingsOutcome.Busy() ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.REQUEST_IN_PROGRESS, "Another change of this account is under way.")
                                .retryAfter(BUSY_WAIT));
        };
    }

    private static Optional<Credits> threshold(long credits) {
        return credits < 0 || credits > Settings.MAX_THRESHOLD.amount()
                ? Optional.empty()
                : Optional.of(Credits.of(credits));
    }
}
