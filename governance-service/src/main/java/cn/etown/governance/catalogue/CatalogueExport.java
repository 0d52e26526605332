package cn.etown.governance.catalogue;

import cn.etown.kit.caller.Callers;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The catalogue for other catalogues, in DCAT 3 (R3.2a), page by page. */
@ApplicationScoped
public class CatalogueExport {

    private final DatasetRepository repository;
    private final Callers callers;
    private final CountyTime time;
    private final ObjectMapper json;
    private final DcatDocument documents;

    CatalogueExport(DatasetRepository repository, Callers callers, CountyTime time, ObjectMapper json, Links links) {
        this.repository = repository;
        this.callers = callers;
        this.time = time;
        this.json = json;
        this.documents = new DcatDocument(links);
    }

    /** One page as JSON-LD; people of a unit see their own interfaces. */
    public Uni<String> page(PageRequest page) {
        var caller = callers.current();
        var unit = caller.seesEveryUnit()
                ? Optional.<String>empty()
                : caller.unit().or(() -> Optional.of("-"));
        return repository.after(page, unit, time.today()).map(rows -> {
            var shown = Page.of(page, rows, row -> row.getString("code"), Function.<Row>identity());
            var next = Optional.ofNullable(shown.next()).map(cursor -> "limit=" + page.limit() + "&cursor=" + cursor);
            return write(documents.of(shown.items(), next));
        });
    }

    private String write(Map<String, Object> document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read cannot be written", impossible);
        }
    }
}
