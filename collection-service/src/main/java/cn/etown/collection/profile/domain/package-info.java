/** How a profile is gathered record by record, merged, and written. */
package cn.etown.collection.profile.domain;
