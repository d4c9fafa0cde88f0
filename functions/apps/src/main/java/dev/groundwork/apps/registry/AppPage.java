package dev.groundwork.apps.registry;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a user's apps, as an answer.
 *
 * @param nextCursor the cursor of the next page, null on the last one
 */
@Serdeable
record AppPage(List<AppResponse> items, @Nullable String nextCursor) {}
