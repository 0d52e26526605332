package cn.etown.governance.lookup;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A page of things in the order in which they were made, which is that of their ids, narrowed by what is asked for. */
public final class Narrowed {

    private static final UUID FIRST = new UUID(0, 0);

    private final PageRequest page;
    private final StringBuilder condition = new StringBuilder("id > :after");
    private final Map<String, Object> values = new HashMap<>();

    private Narrowed(PageRequest page) {
        this.page = page;
        values.put("after", page.afterId().orElse(FIRST));
    }

    public static Narrowed to(PageRequest page) {
        return new Narrowed(page);
    }

    /** To those of which {@code attribute} is this. */
    public Narrowed with(String attribute, Object value) {
        condition.append(" and ").append(attribute).append(" = :").append(attribute);
        values.put(attribute, value);
        return this;
    }

    /** {@link #with} where it is given. */
    public Narrowed by(String attribute, Optional<?> wanted) {
        wanted.ifPresent(value -> with(attribute, value));
        return this;
    }

    public <T> Uni<List<T>> of(PanacheRepositoryBase<T, UUID> repository) {
        return repository
                .find(condition + " order by id", values)
                .page(0, page.rows())
                .list();
    }
}
