package dev.groundwork.auth.activity;

import java.util.List;
import java.util.Optional;

/**
 * A part of what happened to an account, newest first.
 *
 * @param items what happened
 * @param next before which id the next page goes on, nothing on the last one
 */
public record ActivityPage(List<Activity> items, Optional<String> next) {

    public ActivityPage {
        items = List.copyOf(items);
    }
}
