package dev.groundwork.credits.usage;

import dev.groundwork.accounts.TimeZoneReader;
import dev.groundwork.http.Caller;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;

/** Answers what the caller's credits went into. */
@Controller("/api/credits/usage")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class UsageController {

    private final ReadUsage readUsage;
    private final TimeZoneReader timeZones;

    UsageController(ReadUsage readUsage, TimeZoneReader timeZones) {
        this.readUsage = readUsage;
        this.timeZones = timeZones;
    }

    @Serdeable
    record UsageDay(String date, String action, long credits, long count) {

        static UsageDay of(ReadUsage.Usage usage) {
            return new UsageDay(
                    usage.date().toString(),
                    usage.action().text(),
                    usage.credits().amount(),
                    usage.count());
        }
    }

    @Serdeable
    record UsageResponse(List<UsageDay> items) {}

    /** Sum up usage by action and day of the user's time zone. */
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "The first day or time; 30 days before by default.")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "The end, not included; by default that of today.")
    @ApiResponse(
            responseCode = "200",
            description = "Credits and count of each day and action that has any, oldest day first.",
            content = @Content(schema = @Schema(implementation = UsageResponse.class)))
    @Get
    HttpResponse<?> usage(Caller.User caller, QueryParameters query) {
        var zone = timeZones.of(caller.id());
        var from = query.instant("from", zone);
        var to = query.instant("to", zone);
        var days = readUsage.days(from.get(), to.get(), zone);
        if (days.isTooLong()) {
            return Responses.problem(UsageDays.tooLong());
        }
        return readUsage
                .read(caller.id(), days)
                .<HttpResponse<?>>map(usage -> HttpResponse.ok(
                        new UsageResponse(usage.stream().map(UsageDay::of).toList())))
                .orElseGet(Responses::noCredits);
    }
}
