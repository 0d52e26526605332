package cn.etown.governance.desk;

import cn.etown.governance.papers.NormativeDocuments;
import cn.etown.governance.theme.Themes;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Knows the themes and documents that tickets may be about; indicators are monitoring's, and taken as they are said. */
@ApplicationScoped
class TicketSubjects {

    private final Themes themes;
    private final NormativeDocuments documents;

    TicketSubjects(Themes themes, NormativeDocuments documents) {
        this.themes = themes;
        this.documents = documents;
    }

    /** Refuses a subject that there is not ({@code unknown-subject}). */
    Uni<Void> mustBeKnown(TicketSubject about) {
        return about == null
                ? Uni.createFrom().voidItem()
                : find(about).onFailure(NotFound.class).transform(missing -> unknown(about));
    }

    private Uni<Void> find(TicketSubject about) {
        return switch (about.kind()) {
            case THEME -> themes.require(about.code()).replaceWithVoid();
            case DOCUMENT -> documents.require(about.code()).replaceWithVoid();
            case INDICATOR -> Uni.createFrom().voidItem();
        };
    }

    private static RuntimeException unknown(TicketSubject about) {
        var detail = new Text("没有此对象：" + about.code(), "There is no such thing: " + about.code());
        return new RuleRefused("unknown-subject", detail)
                .withClause("R8.4")
                .withErrors(List.of(new FieldError("/about/code", detail)));
    }
}
