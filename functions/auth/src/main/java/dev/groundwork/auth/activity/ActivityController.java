package dev.groundwork.auth.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
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
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The caller's own security log. */
@Controller("/api/auth/activity")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
public final class ActivityController {

    private static final Pattern ULID = Pattern.compile("[0-9A-Z]{26}");

    private final ReadActivity readActivity;
    private final Problems problems;

    ActivityController(ReadActivity readActivity, Problems problems) {
        this.readActivity = readActivity;
        this.problems = problems;
    }

    @Serdeable
    public record Happened(String event, String createdAt, String ip, String userAgent, String outcome) {

        public static Happened of(Activity activity) {
            return new Happened(
                    activity.event(),
                    activity.createdAt().toString(),
                    activity.ip(),
                    activity.userAgent(),
                    activity.outcome());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record HappenedPage(List<Happened> items, @Nullable String nextCursor) {}

    /** Lists what happened to the account in the last 90 days, failed sign-ins included, newest first. */
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, 50 by default.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the answer before.")
    @ApiResponse(
            responseCode = "200",
            description = "What happened; nextCursor is null when there is no more.",
            content = @Content(schema = @Schema(implementation = HappenedPage.class)))
    @Get
    HttpResponse<?> activity(Caller.User caller, HttpRequest<?> request) {
        var paging = new Paging(caller.id(), "activity");
        return readActivity
                .read(caller.id(), paging.limit(request), paging.start(request, ActivityController::ulid))
                .<HttpResponse<?>>map(page -> HttpResponse.ok(new HappenedPage(
                        page.items().stream().map(Happened::of).toList(),
                        page.next().map(paging::cursor).orElse(null))))
                .orElseGet(() -> problems.response(
                        request, Problem.of(ProblemCode.UNAUTHENTICATED, "This account is not there any more.")));
    }

    private static Optional<String> ulid(String text) {
        return Optional.of(text).filter(ULID.asMatchPredicate());
    }
}
