package cn.etown.governance.standard.element;

import cn.etown.governance.standard.StandardVersionRepository;
import cn.etown.governance.standard.domain.VersionState;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;

@ApplicationScoped
class DataElementRepository extends StandardVersionRepository<DataElementVersion> {

    static final Text NAME = new Text("数据元", "data element");

    DataElementRepository() {
        super("data_element_version", NAME);
    }

    /** The first ones that have one of these Chinese names. */
    Uni<List<DataElementVersion>> publishedNamed(Collection<String> names, int most) {
        return find("state = ?1 and nameZh in ?2 order by code", VersionState.PUBLISHED, names)
                .page(0, most)
                .list();
    }

    Uni<List<DataElementVersion>> publishedAmong(Collection<String> codes) {
        return list("state = ?1 and code in ?2", VersionState.PUBLISHED, codes);
    }
}
