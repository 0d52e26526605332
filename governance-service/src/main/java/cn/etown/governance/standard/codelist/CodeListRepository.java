package cn.etown.governance.standard.codelist;

import cn.etown.governance.standard.StandardVersionRepository;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CodeListRepository extends StandardVersionRepository<CodeListVersion> {

    CodeListRepository() {
        super("code_list_version", new Text("代码集", "code list"));
    }

    /** The version that {@code draft} follows: the latest that was published, else the latest at all. */
    Uni<CodeListVersion> findLastBefore(CodeListVersion draft) {
        return find(
                        "code = ?1 and number < ?2 order by case when publishedAt is null then 1 else 0 end, number desc",
                        draft.code(),
                        draft.number())
                .firstResult();
    }
}
