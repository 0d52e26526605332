/** What stands in the catalogue, and where. */
package cn.etown.governance.catalogue.domain;
