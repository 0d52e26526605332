package cn.etown.e2e.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A ConfigMap or Secret made from files; its final name ends in a hash of what it holds. */
final class GeneratedObject {

    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int HASH_LENGTH = 10;
    private static final int BASE64_LINE = 70;

    private final String kind;
    private final String name;
    private final Map<String, String> data;

    private GeneratedObject(String kind, String name, Map<String, String> data) {
        this.kind = kind;
        this.name = name;
        this.data = data;
    }

    static GeneratedObject configMap(Kustomization.Generator generator, Path folder) throws IOException {
        return new GeneratedObject("ConfigMap", generator.name(), content(generator, folder));
    }

    static GeneratedObject secret(Kustomization.Generator generator, Path folder) throws IOException {
        var data = content(generator, folder);
        data.replaceAll((key, value) -> base64(value));
        return new GeneratedObject("Secret", generator.name(), data);
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String finalName() throws JsonProcessingException {
        return name + "-" + hash();
    }

    ObjectNode object() throws JsonProcessingException {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", kind);
        object.putObject("metadata").put("name", finalName());
        if (isSecret()) {
            object.put("type", "Opaque");
        }
        object.set("data", SORTED.valueToTree(data));
        return object;
    }

    /** As kustomize reckons it, the name left empty; the letters put in keep a hash from spelling a word. */
    private String hash() throws JsonProcessingException {
        var hashed = new TreeMap<String, Object>(Map.of("kind", kind, "name", "", "data", data));
        if (isSecret()) {
            hashed.put("type", "Opaque");
        }
        return sha256(json(hashed))
                .substring(0, HASH_LENGTH)
                .replace('0', 'g')
                .replace('1', 'h')
                .replace('3', 'k')
                .replace('a', 'm')
                .replace('e', 't');
    }

    /** JSON as Go writes it. */
    private static String json(Map<String, Object> value) throws JsonProcessingException {
        return SORTED.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    /** As kustomize writes it: what is longer than a line is broken into lines. */
    private static String base64(String text) {
        var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return encoded.length() < BASE64_LINE ? encoded : encoded.replaceAll(".{1," + BASE64_LINE + "}", "$0\n");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSecret() {
        return kind.equals("Secret");
    }

    private static Map<String, String> content(Kustomization.Generator generator, Path folder) throws IOException {
        var content = new TreeMap<String, String>();
        for (var file : generator.envs()) {
            for (var line : Files.readAllLines(folder.resolve(file))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int end = line.indexOf('=');
                    content.put(line.substring(0, end), line.substring(end + 1));
                }
            }
        }
        for (var file : generator.files()) {
            var path = folder.resolve(file);
            content.put(path.getFileName().toString(), Files.readString(path));
        }
        return content;
    }
}
