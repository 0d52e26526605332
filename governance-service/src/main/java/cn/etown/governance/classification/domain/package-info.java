/** Classes and masking of data, in plain Java. */
package cn.etown.governance.classification.domain;
