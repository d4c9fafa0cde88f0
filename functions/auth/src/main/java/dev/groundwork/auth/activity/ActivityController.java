package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.http.Caller;
import dev.groundwork.http.PagedList;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The security events of the signed-in user. */
@Controller("/api/auth/activity")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
public final class ActivityController {

    private static final Pattern ULID = Pattern.compile("[0-9A-Z]{26}");

    private final ProfileReader profiles;
    private final ActivityReader activityLog;

    ActivityController(ProfileReader profiles, ActivityReader activityLog) {
        this.profiles = profiles;
        this.activityLog = activityLog;
    }

    @Serdeable
    public record Event(String event, String createdAt, String ip, String userAgent, String outcome) {

        public static Event of(Activity activity) {
            return new Event(
                    activity.event(),
                    activity.createdAt().toString(),
                    activity.ip(),
                    activity.userAgent(),
                    activity.outcome());
        }
    }

    @Serdeable
    record EventPage(List<Event> items, @Nullable String nextCursor) {}

    /** List the security events of the signed-in user in the last 90 days, failed sign-ins included, newest first. */
    @PagedList
    @ApiResponse(
            responseCode = "200",
            description = "Events; nextCursor is null when there are no more.",
            content = @Content(schema = @Schema(implementation = EventPage.class)))
    @Get
    HttpResponse<?> activity(Caller.User caller, QueryParameters query) {
        var paging = query.paging("activity", caller.id()).get();
        var before = paging.start(ActivityController::ulid);
        return profiles.find(caller.id())
                .map(owner -> activityLog.newest(owner, paging.limit(), before))
                .<HttpResponse<?>>map(page -> HttpResponse.ok(
                        paging.page(page.items().stream().map(Event::of).toList(), page.next(), EventPage::new)))
                .orElseGet(() -> Responses.problem(ProblemCode.UNAUTHENTICATED, "This account is not there any more."));
    }

    private static Optional<String> ulid(String text) {
        return Optional.of(text).filter(ULID.asMatchPredicate());
    }
}
