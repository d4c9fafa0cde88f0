package dev.groundwork.appregistry.domain;

import dev.groundwork.kernel.AppId;
import java.util.List;
import java.util.Optional;

/** Reads the domains of apps. Each read sees every write that came before it. The caller has checked whose app it is. */
public interface DomainReader {

    /** Finds an app's claim to a domain, a removed one too. */
    Optional<DomainClaim> find(AppId app, DomainName domain);

    /** Lists all claims of an app by name, removed ones too. */
    List<DomainClaim> list(AppId app);

    /** Finds the app that has proven a domain. */
    Optional<AppId> holder(DomainName domain);
}
