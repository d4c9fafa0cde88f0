package dev.groundwork.auth.activity;

import java.util.List;
import java.util.Optional;

/**
 * A page of the events of an account, newest first.
 *
 * @param items the events
 * @param next the id before which the next page starts, nothing on the last page
 */
public record ActivityPage(List<Activity> items, Optional<String> next) {

    public ActivityPage {
        items = List.copyOf(items);
    }
}
