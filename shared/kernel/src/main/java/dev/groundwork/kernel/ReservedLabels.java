package dev.groundwork.kernel;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that nobody gets as a user's or an app's name in urls and host names. */
final class ReservedLabels {

    /** Ours: products, pages and functions, now and likely. */
    private static final String OURS =
            "about account accounts activity admin administrator api app apps auth billing build"
                    + " callback checkout config console credits customer customers dashboard deploy deployment deployments domains"
                    + " engine events export groundwork hosting ideas internal invoice invoices login logout maker me metrics new"
                    + " oauth operator ops organization organizations owner payment payments plan plans preview pricing production"
                    + " profile project projects purchase refresh register reset search sessions settings shop sia signin signout"
                    + " signup sso staff staging status store subscription subscriptions support team teams token tokens upgrade user"
                    + " users verify webhook webhooks";

    /** Roles and services that people trust by their name (RFC 2142, and what certificate authorities mail to). */
    private static final String ROLES =
            "abuse administration certificate hostinfo hostmaster info legal marketing moderator"
                    + " no-reply noc noreply postmaster press privacy root sales security ssladmin ssladministrator sslwebmaster"
                    + " sysadmin system trouble usenet uucp webmaster www-data";

    /** Hosts and protocols. */
    private static final String HOSTS =
            "autoconfig autodiscover broadcasthost cdn dns email ftp git host imap ip isatap jabber"
                    + " ldap lists local localdomain localhost mail mailer mta-sts mx mysql news nntp ns ns1 ns2 ntp pop pop3 postgres"
                    + " proxy relay rsync sftp sip smtp ssh ssl static svn tls vpn wpad ww www www1 www2 wwww xmpp";

    /** Pages and files of every web, and words that programs take for something else. */
    private static final String FURNITURE =
            "assets atom blog careers community contact cookies css demo dev docs download"
                    + " downloads error errors example favicon faq feed feedback fonts forum guest help home html images img index"
                    + " jobs js json media null nil none page pages partner partners public robots rss sample sitemap terms test"
                    + " testing tos true false undefined unknown upload uploads void well-known wiki xml anonymous everyone nobody";

    static final Set<String> ALL = Stream.of(OURS, ROLES, HOSTS, FURNITURE)
            .flatMap(words -> Stream.of(words.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private ReservedLabels() {}
}
