package dev.groundwork.credits.settings;

import dev.groundwork.credits.settings.ChangeSettings.SettingsBody;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Answers and changes what the caller has chosen about credits. */
@Controller("/api/credits/settings")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SettingsController {

    private final LedgerReader ledger;
    private final ChangeSettings changeSettings;

    SettingsController(LedgerReader ledger, ChangeSettings changeSettings) {
        this.ledger = ledger;
        this.changeSettings = changeSettings;
    }

    @Serdeable
    record SettingsResponse(long lowBalanceThreshold, boolean lowBalanceMail) {

        static SettingsResponse of(Settings settings) {
            return new SettingsResponse(settings.lowBalanceThreshold().amount(), settings.lowBalanceMail());
        }
    }

    /** Read the settings. */
    @ApiResponse(
            responseCode = "200",
            description = "All settings.",
            content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
    @Get
    HttpResponse<?> read(Caller.User caller) {
        return ledger.settings(caller.id())
                .<HttpResponse<?>>map(settings -> HttpResponse.ok(SettingsResponse.of(settings)))
                .orElseGet(Responses::noCredits);
    }

    /** Change settings; members that are left out keep their value. */
    @ApiResponse(
            responseCode = "200",
            description = "All settings as they are now.",
            content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = SettingsBody.class)))
    @Put
    HttpResponse<?> change(JsonBody body, Caller.User caller) {
        var request = body.read(SettingsBody::read);
        return switch (changeSettings.change(caller.id(), request)) {
            case SettingsOutcome.Changed(var settings) -> HttpResponse.ok(SettingsResponse.of(settings));
            case SettingsOutcome.UnknownUser() -> Responses.noCredits();
            case SettingsOutcome.Busy() -> Responses.requestInProgress();
        };
    }
}
