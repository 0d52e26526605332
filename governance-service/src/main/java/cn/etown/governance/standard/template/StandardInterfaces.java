package cn.etown.governance.standard.template;

import cn.etown.governance.contract.DocumentFormat;
import cn.etown.governance.contract.DocumentReader;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.standard.impact.LibraryDependent;
import cn.etown.governance.standard.impact.LibraryImpact;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The standard interfaces for sales, production and inventory (标准接口, R3.2b, R3.3), as documents to begin with. */
@ApplicationScoped
public class StandardInterfaces {

    /** Stands in a template where the interface's own code goes. */
    private static final String INTERFACE = "${interface}";

    /** Stands in a template where the county's time zone goes. */
    private static final String ZONE = "${zone}";

    private static final Text NAME = new Text("标准接口", "standard interface");

    private final Interfaces interfaces;
    private final LibraryImpact impact;
    private final Links links;
    private final DocumentReader reader;
    private final CountyTime time;

    StandardInterfaces(
            Interfaces interfaces, LibraryImpact impact, Links links, DocumentReader reader, CountyTime time) {
        this.interfaces = interfaces;
        this.impact = impact;
        this.links = links;
        this.reader = reader;
        this.time = time;
    }

    public Page<StandardInterfaceView> list(PageRequest page) {
        String after = page.after().orElse("");
        var found = Arrays.stream(StandardInterface.values())
                .filter(standard -> standard.code().compareTo(after) > 0)
                .limit(page.rows())
                .toList();
        return Page.of(page, found, StandardInterface::code, this::view);
    }

    public StandardInterfaceView require(String code) {
        return view(find(code).orElseThrow(() -> new NotFound(NAME, code)));
    }

    /** The contracts in force that follow a standard. */
    public Uni<Page<LibraryDependent>> impact(PageRequest page, String code) {
        require(code);
        return impact.ofStandard(code, page);
    }

    /**
     * The document of a standard, to be drafted as a contract.
     *
     * @param version which version; the latest where none is named
     * @param interfaceCode the interface that will follow the standard; the standard's own code where none is named
     */
    Uni<Template> template(
            String code, Optional<String> version, Optional<String> interfaceCode, DocumentFormat format) {
        String yaml = document(code, version).orElseThrow(() -> new NotFound(NAME, code));
        return interfaceCode
                .map(named -> interfaces.require(named).replaceWith(named))
                .orElse(Uni.createFrom().item(code))
                .map(named ->
                        yaml.replace(INTERFACE, named).replace(ZONE, time.zone().getId()))
                .map(text -> write(text, format));
    }

    /** The names of the fields that a contract after this standard has to have; absent where there is no such standard. */
    public Optional<Set<String>> requiredFields(String code, Optional<String> version) {
        return document(code, version).map(this::read).map(StandardInterfaces::requiredFields);
    }

    private StandardInterfaceView view(StandardInterface standard) {
        return StandardInterfaceView.of(
                standard, links.to("standards/" + standard.code() + "/template?version=" + standard.latest()));
    }

    private static Optional<StandardInterface> find(String code) {
        return Arrays.stream(StandardInterface.values())
                .filter(standard -> standard.code().equals(code))
                .findFirst();
    }

    private static Optional<String> document(String code, Optional<String> version) {
        return find(code)
                .flatMap(standard -> Optional.of(version.orElse(standard.latest()))
                        .filter(standard.versions()::contains)
                        .map(named -> resource("/standards/" + code + "-" + named + ".yaml")));
    }

    private static String resource(String path) {
        try (var in = StandardInterfaces.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Object read(String yaml) {
        return reader.read(yaml, DocumentFormat.YAML);
    }

    private static Set<String> requiredFields(Object document) {
        var schema = (Map<?, ?>) ((List<?>) ((Map<?, ?>) document).get("schema")).get(0);
        return ((List<?>) schema.get("properties"))
                .stream()
                        .map(property -> (Map<?, ?>) property)
                        .filter(property -> Boolean.TRUE.equals(property.get("required")))
                        .map(property -> (String) property.get("name"))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Template write(String yaml, DocumentFormat format) {
        String text = format == DocumentFormat.YAML ? yaml : reader.write(read(yaml), format);
        return new Template(text, format.mediaType());
    }
}
