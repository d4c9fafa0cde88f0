package dev.groundwork.localstack.runner.control;

import java.util.regex.Pattern;

/** Names a request by its method and path, with ids taken out, so that requests of one kind have one name. */
public final class RouteNames {

    /** Prefixed ids such as {@code app_01J…}, ULIDs and UUIDs. */
    private static final Pattern ID = Pattern.compile(
            "(?:[a-z]{3}_[A-Za-z0-9_.-]{10,}|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private RouteNames() {}

    /** Such as {@code POST /api/apps/{id}/deploy}. */
    public static String of(String method, String path) {
        var name = new StringBuilder(method).append(' ');
        for (var segment : path.substring(1).split("/", -1)) {
            name.append('/').append(ID.matcher(segment).matches() ? "{id}" : segment);
        }
        return name.toString();
    }
}
