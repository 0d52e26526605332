package cn.etown.collection.pull.domain;

import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a connector goes, exactly: what the center approves is this and nothing beside it. */
public sealed interface Target {

    /** A name or an address, in lower case. */
    String host();

    int port();

    /** Where the content of a period stands. */
    String place(Period period);

    /** @param url with {from} and {to} in path or query, where days of the period belong */
    record Http(String url, boolean secure, String host, int port) implements Target {

        private static final int HTTPS = 443;
        private static final int HTTP = 80;

        /** Between the words of a name: what is no letter or digit, and where a capital follows a small letter. */
        private static final Pattern SEAMS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

        private static final Pattern SECRET = Pattern.compile(
                "token|secret|passw|passphrase|signature|credential|apikey|appkey|accesskey|privatekey|authkey");
        private static final Set<String> SECRETS =
                Set.of("key", "pwd", "pass", "sig", "sign", "sas", "auth", "authorization", "jwt", "bearer", "ticket");

        /** @throws RuleRefused {@code target-malformed} */
        public static Http of(String url) {
            URI uri = parse(url == null ? "" : fill(url, "2026-01-01", "2026-01-01"));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("https");
            if (!secure && !scheme.equals("http")
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null
                    || url.indexOf('{') >= 0
                            && url.indexOf('{')
                                    < scheme.length() + uri.getRawAuthority().length() + 3) {
                throw malformed();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
            return new Http(url, secure, hostOf(uri.getHost(), "/target/url"), port);
        }

        /**
         * For terms that are made, not for those that were approved already.
         *
         * @throws RuleRefused {@code secret-in-url} where a parameter is named as secrets are: terms are shown to whoever accepts and
         *     approves them
         */
        public void requireShowable() {
            String query = URI.create(fill(url, "2026-01-01", "2026-01-01")).getRawQuery();
            if (query != null && Stream.of(query.split("[&;]")).anyMatch(Http::isSecret)) {
                throw secretInUrl();
            }
        }

        @Override
        public String place(Period period) {
            return fill(url, period.from().toString(), period.to().toString());
        }

        /**
         * Where a redirect leads, from {@code place}.
         *
         * @throws RuleRefused {@code redirect-refused} where that is not what was approved: host, port and scheme
         */
        public String redirected(String place, String location) {
            try {
                URI next = new URI(place).resolve(new URI(location));
                Http to = of(next.toString());
                if (to.host.equals(host) && to.port == port && to.secure == secure) {
                    return to.url;
                }
            } catch (URISyntaxException | RuleRefused notAnAddress) {
                // Refused below, as any other.
            }
            throw new RuleRefused(
                            "redirect-refused",
                            new Text(
                                    "源系统的重定向指向未经批准的地址，不予跟随",
                                    "The source redirects to where was not approved; that is not followed"))
                    .withClause("R3.2d");
        }

        private static boolean isSecret(String parameter) {
            String name;
            try {
                name = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
            } catch (IllegalArgumentException noText) {
                throw malformed();
            }
            List<String> words = List.of(SEAMS.split(name));
            String letters = SEAMS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
            return SECRET.matcher(letters).find()
                    || words.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(SECRETS::contains);
        }

        private static RuleRefused secretInUrl() {
            Text detail = new Text(
                    "地址中不能含令牌、密钥、口令或签名：条款是公开可见的。请填入 credentials（token 以 Authorization: Bearer 发送，username 与 password 以 Basic 发送）",
                    "A URL holds no token, key, password or signature, as terms are shown; put it into credentials: token is sent as"
                            + " Authorization: Bearer, username and password as Basic");
            RuleRefused refused = new RuleRefused("secret-in-url", detail);
            refused.withErrors(List.of(new FieldError("/target/url", detail)));
            return refused;
        }

        private static URI parse(String url) {
            try {
                return new URI(url).parseServerAuthority();
            } catch (URISyntaxException noUrl) {
                throw malformed();
            }
        }

        private static RuleRefused malformed() {
            return Target.malformed(
                    "/target/url",
                    new Text(
                            "应为 http(s) 地址，不含用户信息和片段，用户名和口令请填入 credentials；{from}、{to} 只能用于路径和查询",
                            "An http(s) address without user information and fragment is taken, user and password belong into credentials; {from} and {to} stand in path or query"));
        }
    }

    /**
     * @param path absolute, with {from} and {to}
     * @param hostKey as {@code SHA256:…}: who has another key is not spoken to
     */
    record Sftp(String host, int port, String path, String hostKey) implements Target {

        private static final Pattern KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
        private static final int SSH = 22;

        public static Sftp of(String host, Integer port, String path, String hostKey) {
            if (path == null
                    || !path.startsWith("/")
                    || List.of(path.split("/", -1)).contains("..")) {
                throw Target.malformed(
                        "/target/path", new Text("应为不含 .. 的绝对路径", "An absolute path without .. is taken"));
            }
            if (hostKey == null || !KEY.matcher(hostKey).matches()) {
                throw Target.malformed(
                        "/target/hostKey",
                        new Text("必须填写主机密钥指纹，形如 SHA256:…", "The fingerprint of the host's key is needed, as SHA256:…"));
            }
            return new Sftp(hostOf(host, "/target/host"), port == null ? SSH : port, path, hostKey);
        }

        @Override
        public String place(Period period) {
            return fill(path, period.from().toString(), period.to().toString());
        }
    }

    /**
     * @param encrypted by TLS, with the server's certificate checked against its name
     * @param checkpointColumn whose last value a later pull gets as {@code :checkpoint}, or {@code null}
     */
    record Jdbc(
            String host,
            int port,
            String database,
            boolean encrypted,
            SourceQuery query,
            String checkpointColumn,
            String checkpointStart)
            implements Target {

        private static final int POSTGRESQL = 5432;
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_\\-]{1,63}");

        public static Jdbc of(
                String host,
                Integer port,
                String database,
                Boolean encrypted,
                String query,
                String checkpointColumn,
                String checkpointStart) {
            if (database == null || !NAME.matcher(database).matches()) {
                throw Target.malformed(
                        "/target/database",
                        new Text("数据库名只能用字母、数字、_ 和 -", "The database's name has letters, digits, _ and - only"));
            }
            SourceQuery asked = SourceQuery.of(query);
            if (asked.needsCheckpoint() && (checkpointColumn == null || checkpointStart == null)) {
                throw Target.malformed(
                        "/target/checkpointColumn",
                        new Text(
                                "查询使用 :checkpoint 时须填写 checkpointColumn 和 checkpointStart",
                                "A query with :checkpoint needs checkpointColumn and checkpointStart"));
            }
            if (checkpointColumn != null && !asked.needsCheckpoint()) {
                throw Target.malformed(
                        "/target/checkpointColumn",
                        new Text(
                                "填写 checkpointColumn 时查询须使用 :checkpoint",
                                "With a checkpointColumn the query must ask for what is beyond :checkpoint"));
            }
            return new Jdbc(
                    hostOf(host, "/target/host"),
                    port == null ? POSTGRESQL : port,
                    database,
                    encrypted == null || encrypted,
                    asked,
                    checkpointColumn,
                    checkpointStart);
        }

        /**
         * With a checkpoint, a query that names no days gives what is new whatever day it is of, and the mark moves past what the period
         * has no room for.
         *
         * @throws RuleRefused {@code checkpoint-without-days} where records say on which day they happened
         */
        public void requireDays(RecordSchema schema) {
            if (checkpointColumn != null && !query.namesDays() && schema.eventDate() != null) {
                Text detail = new Text(
                        "该接口的记录带有发生日期：使用断点的查询须用 :from 和 :to 限定数据期，否则期外的行会被拒收且不再拉取",
                        "The interface's records say on which day they happened: a query with a checkpoint must keep to the period by :from and :to, or rows of other days are rejected and never asked for again");
                RuleRefused refused = new RuleRefused("checkpoint-without-days", detail);
                refused.withErrors(List.of(new FieldError("/target/query", detail)));
                throw refused;
            }
        }

        /** One for all periods, or where the query names days, one each: then no checkpoint leads from one to the other. */
        @Override
        public String place(Period period) {
            return query.namesDays() ? "query " + period.from() + " " + period.to() : "query";
        }
    }

    /** @throws RuleRefused {@code target-malformed} */
    static String hostOf(String host, String pointer) {
        String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
        if (!lower.matches("\\[?[0-9a-z]([0-9a-z.:\\-]{0,251}[0-9a-z])?]?|\\[[0-9a-f:.]{2,45}]")) {
            throw malformed(pointer, new Text("主机名不合格式", "This is not a host's name or address"));
        }
        return lower;
    }

    private static String fill(String pattern, String from, String to) {
        return pattern.replace("{from}", from).replace("{to}", to);
    }

    private static RuleRefused malformed(String pointer, Text detail) {
        RuleRefused refused = new RuleRefused("target-malformed", detail);
        refused.withErrors(List.of(new FieldError(pointer, detail)));
        return refused;
    }
}
