package cn.etown.assessment.scheme;

import cn.etown.assessment.scheme.domain.Formula;
import cn.etown.assessment.scheme.domain.Indicator;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Embeddable;

import java.math.BigDecimal;

/** A row of a scheme's indicators. */
@Embeddable
class StoredIndicator {

    private String code;
    private String nameZh;
    private String nameEn;
    private String clause;
    private BigDecimal maximum;
    private String formula;
    private int formulaVersion;

    protected StoredIndicator() {}

    Indicator toIndicator() {
        return new Indicator(code, new Text(nameZh, nameEn), clause, maximum, Formula.require(formula, formulaVersion));
    }
}
