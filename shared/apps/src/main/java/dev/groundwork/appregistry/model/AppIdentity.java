package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/** The part of an app that never changes. */
public record AppIdentity(
        AppId id, UserId owner, IdeaId idea, AppName name, AppSlug slug, ProviderName provider, Instant createdAt) {}
