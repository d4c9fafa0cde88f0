package dev.groundwork.hosting.source.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.testing.openapi.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A stand-in of GitHub's API over repositories of JGit in memory: ids, fast-forwards and missing objects are git's own. */
public final class FakeGitHub extends FakeApi {

    public static final String ORG = "groundwork-apps";
    private static final String MAIN = "refs/heads/main";
    private static final Optional<OpenApiContract> CONTRACT = OpenApiContract.find("github-openapi.subset.json");
    private static final PersonIdent GITHUB =
            new PersonIdent("GitHub", "noreply@github.com", Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private record Repo(long id, String name, String description, InMemoryRepository git) {}

    private final Map<String, Repo> repos = new LinkedHashMap<>();
    private final Map<String, Long> tokens = new LinkedHashMap<>();
    private int number = 41;

    public FakeGitHub() {
        super(CONTRACT, "");
    }

    /** The name of a ref holds slashes; a parameter of a described path does not. */
    @Override
    protected String described(String path) {
        return path.replaceFirst("/heads/main$", "/main");
    }

    /** GitHub's App shows itself by a JWT; a token for one repository opens nothing else. */
    @Override
    protected boolean accepts(Call call, List<String> authorization) {
        var token = authorization.isEmpty() ? "" : authorization.getFirst().replaceFirst("^Bearer ", "");
        if (call.path().startsWith("/app/") || call.path().endsWith("/installation")) {
            return token.split("\\.").length == 3;
        }
        var scope = tokens.get(token);
        var repo = call.parts().size() > 2 ? repos.get(call.parts().get(2)) : null;
        return scope != null && (scope == 0 || (repo != null && repo.id() == scope));
    }

    /** Forgets all tokens, as GitHub does when an installation changes. */
    synchronized void endTokens() {
        tokens.clear();
    }

    @Override
    protected Reply error(int status, String code, String message) {
        return Reply.of(status, JSON.createObjectNode().put("message", message));
    }

    @Override
    protected Reply answer(Call call) {
        try {
            var parts = call.parts();
            if (call.is("GET", "/app/installations")) {
                return Reply.of(200, JSON.createArrayNode().add(installation()));
            }
            if (call.is("POST", "/app/installations/7/access_tokens")) {
                return token(call.body());
            }
            if (call.is("POST", "/orgs/" + ORG + "/repos")) {
                return create(call.body());
            }
            if (call.is("GET", "/orgs/" + ORG + "/repos")) {
                return list(call);
            }
            var repo = parts.size() > 2 && parts.get(1).equals(ORG) ? repos.get(parts.get(2)) : null;
            return repo == null ? error(404, "", "Not Found") : in(repo, call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode installation() {
        var installation = JSON.createObjectNode().put("id", 7);
        installation.putObject("account").put("login", ORG).put("type", "Organization");
        return installation;
    }

    private Reply token(JsonNode body) {
        var token = "ghs_7_" + "x".repeat(300) + ++number;
        tokens.put(token, body.path("repository_ids").path(0).asLong(0));
        return Reply.of(201, JSON.createObjectNode().put("token", token).put("expires_at", "2026-01-07T10:30:00Z"));
    }

    private Reply list(Call call) {
        int page = Integer.parseInt(call.query().getOrDefault("page", "1"));
        int size = Integer.parseInt(call.query().getOrDefault("per_page", "30"));
        var listed = JSON.createArrayNode();
        repos.values().stream().skip((page - 1L) * size).limit(size).forEach(repo -> listed.add(json(repo)));
        return Reply.of(200, listed);
    }

    private Reply create(JsonNode body) throws IOException {
        var name = body.path("name").asText();
        if (repos.containsKey(name)) {
            return error(422, "", "Repository creation failed.");
        }
        return Reply.of(201, json(add(name, body.path("description").asText())));
    }

    private Repo add(String name, String description) throws IOException {
        var git = new InMemoryRepository(new DfsRepositoryDescription(name));
        git.create(true);
        var repo = new Repo(++number, name, description, git);
        try (var inserter = git.newObjectInserter()) {
            var tree = inserter.insert(Constants.OBJ_TREE, new byte[0]);
            var first = commit(tree, List.of(), GITHUB, "Initial commit");
            var id = inserter.insert(first);
            inserter.flush();
            move(repo, id);
        }
        repos.put(name, repo);
        return repo;
    }

    private static CommitBuilder commit(ObjectId tree, List<ObjectId> parents, PersonIdent person, String message) {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(person);
        commit.setCommitter(person);
        commit.setMessage(message);
        return commit;
    }

    private static JsonNode json(Repo repo) {
        var json = JSON.createObjectNode().put("id", repo.id()).put("name", repo.name());
        json.put("description", repo.description()).put("html_url", "https://github.com/" + ORG + "/" + repo.name());
        json.putObject("owner").put("login", ORG);
        return json;
    }

    private Reply in(Repo repo, Call call) throws IOException {
        var below = call.path().substring(("/repos/" + ORG + "/" + repo.name()).length());
        return switch (call.method() + " " + below.replaceFirst("^/commits/.*", "/commits")) {
            case "GET " -> Reply.of(200, json(repo));
            case "DELETE " -> {
                repos.remove(repo.name());
                yield Reply.empty(204);
            }
            case "GET /git/ref/heads/main" -> ref(head(repo));
            case "GET /commits" -> readCommit(repo, below.substring("/commits/".length()));
            case "POST /git/blobs" -> blob(repo, call.body());
            case "POST /git/trees" -> tree(repo, call.body());
            case "POST /git/commits" -> newCommit(repo, call.body());
            case "PATCH /git/refs/heads/main" -> moveRef(repo, call.body());
            default -> error(404, "", "Not Found");
        };
    }

    private static Reply ref(ObjectId id) {
        var json = JSON.createObjectNode().put("ref", MAIN);
        json.putObject("object").put("sha", id.name());
        return Reply.of(200, json);
    }

    private static Reply sha(ObjectId id) {
        return Reply.of(201, JSON.createObjectNode().put("sha", id.name()));
    }

    private Reply readCommit(Repo repo, String id) throws IOException {
        try (var walk = new RevWalk(repo.git())) {
            var commit = walk.parseCommit(ObjectId.fromString(id));
            var json = JSON.createObjectNode().put("sha", id);
            json.putObject("commit").put("message", commit.getFullMessage());
            var parents = json.putArray("parents");
            for (var parent : commit.getParents()) {
                parents.addObject().put("sha", parent.name());
            }
            return Reply.of(200, json);
        }
    }

    private Reply blob(Repo repo, JsonNode body) throws IOException {
        try (var inserter = repo.git().newObjectInserter()) {
            var id = inserter.insert(
                    Constants.OBJ_BLOB,
                    Base64.getDecoder().decode(body.path("content").asText()));
            inserter.flush();
            return sha(id);
        }
    }

    private Reply tree(Repo repo, JsonNode body) throws IOException {
        try (var inserter = repo.git().newObjectInserter();
                var reader = repo.git().newObjectReader()) {
            var index = DirCache.newInCore();
            var builder = index.builder();
            if (body.hasNonNull("base_tree")) {
                builder.addTree(
                        new byte[0],
                        0,
                        reader,
                        ObjectId.fromString(body.path("base_tree").asText()));
            }
            for (var leaf : body.path("tree")) {
                var entry = new DirCacheEntry(leaf.path("path").asText());
                entry.setFileMode(
                        leaf.path("mode").asText().equals("100755") ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
                entry.setObjectId(
                        leaf.hasNonNull("sha")
                                ? ObjectId.fromString(leaf.path("sha").asText())
                                : inserter.insert(
                                        Constants.OBJ_BLOB,
                                        leaf.path("content").asText().getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            var id = index.writeTree(inserter);
            inserter.flush();
            return sha(id);
        }
    }

    private Reply newCommit(Repo repo, JsonNode body) throws IOException {
        try (var inserter = repo.git().newObjectInserter()) {
            var parents = new ArrayList<ObjectId>();
            for (var parent : body.path("parents")) {
                var id = ObjectId.fromString(parent.asText());
                if (!repo.git().getObjectDatabase().has(id)) {
                    return error(422, "", "Parent SHA does not exist or is not a commit object");
                }
                parents.add(id);
            }
            var author = body.path("author");
            var person = new PersonIdent(
                    author.path("name").asText(),
                    author.path("email").asText(),
                    Instant.parse(author.path("date").asText()),
                    ZoneOffset.UTC);
            var tree = ObjectId.fromString(body.path("tree").asText());
            var id = inserter.insert(
                    commit(tree, parents, person, body.path("message").asText()));
            inserter.flush();
            return sha(id);
        }
    }

    private Reply moveRef(Repo repo, JsonNode body) throws IOException {
        var id = ObjectId.fromString(body.path("sha").asText());
        try (var walk = new RevWalk(repo.git())) {
            var isForward = walk.isMergedInto(walk.parseCommit(head(repo)), walk.parseCommit(id));
            if (body.path("force").asBoolean(false) || !isForward) {
                return error(422, "", "Update is not a fast forward");
            }
        }
        move(repo, id);
        return ref(id);
    }

    private static void move(Repo repo, ObjectId id) throws IOException {
        var update = repo.git().updateRef(MAIN);
        update.setNewObjectId(id);
        if (update.forceUpdate() == RefUpdate.Result.REJECTED) {
            throw new IllegalStateException("the branch was not moved");
        }
    }

    private static ObjectId head(Repo repo) throws IOException {
        return Optional.ofNullable(repo.git().resolve(MAIN)).orElseThrow();
    }

    /** Somebody else's repository. */
    synchronized void stranger(String name) throws IOException {
        add(name, "mine");
    }

    /** A repository with this description. */
    synchronized void marked(String name, String description) throws IOException {
        add(name, description);
    }

    /** Somebody else moves the branch. */
    synchronized ObjectId moveMeanwhile(String name) throws IOException {
        var repo = stored(name);
        try (var inserter = repo.git().newObjectInserter()) {
            var tree = inserter.insert(Constants.OBJ_TREE, new byte[0]);
            var id = inserter.insert(commit(tree, List.of(head(repo)), GITHUB, "Meanwhile"));
            inserter.flush();
            move(repo, id);
            return id;
        }
    }

    private Repo stored(String name) {
        return Optional.ofNullable(repos.get(name)).orElseThrow();
    }

    synchronized void lose(String name) {
        repos.remove(name);
    }

    public synchronized List<String> names() {
        return List.copyOf(repos.keySet());
    }

    /** The files of the branch: path to mode and content. */
    public synchronized Map<String, String> files(String name) throws IOException {
        var repo = stored(name);
        var files = new TreeMap<String, String>();
        try (var walk = new RevWalk(repo.git());
                var tree = new TreeWalk(repo.git())) {
            tree.addTree(walk.parseCommit(head(repo)).getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                var bytes = repo.git().open(tree.getObjectId(0)).getBytes();
                files.put(
                        tree.getPathString(),
                        tree.getFileMode(0) + " " + new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** Returns true if a commit is in the history of the branch. */
    synchronized boolean has(String name, String commit) throws IOException {
        var repo = stored(name);
        var id = ObjectId.fromString(commit);
        try (var walk = new RevWalk(repo.git())) {
            return repo.git().getObjectDatabase().has(id)
                    && walk.isMergedInto(walk.parseCommit(id), walk.parseCommit(head(repo)));
        }
    }
}
